/** Keeps the components within the page's security policy: none may add a <style> element. Not the policy itself. */
import { CSPProvider } from '@base-ui/react/csp-provider';
import type { ReactNode } from 'react';

export function StrictPolicy({ children }: { readonly children: ReactNode }) {
  return <CSPProvider disableStyleElements>{children}</CSPProvider>;
}
