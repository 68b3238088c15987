/** The worker's entry: connects the session to the browser. Not the session. */
import { createBrowserPlatform } from './browserPlatform.ts';
import { serve } from './serve.ts';

/** The page passes the data sets' address as the worker's name: a worker cannot know where the page lies. */
serve(self, createBrowserPlatform(new URL(self.name)));
