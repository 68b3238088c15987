/** The worker's entry: connects the session to the browser. Not the session. */
import { createBrowserPlatform } from './browserPlatform.ts';
import { serve } from './serve.ts';

/** Data sets lie beside the page: at the root in development, beside the built worker's folder otherwise. */
const datasets = import.meta.env.DEV ? '/datasets/' : '../datasets/';

serve(self, createBrowserPlatform(new URL(datasets, self.location.href)));
