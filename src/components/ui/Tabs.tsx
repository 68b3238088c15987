/** A row of names, of which one is chosen, and what belongs to it below. Only the chosen one's contents are there. */
import { Tabs as BaseTabs } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';
import { classNames } from './classNames.ts';
import styles from './Tabs.module.css';

interface TabsProps<Id extends string> {
  /** What is chosen among, for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly label: string }[];
  readonly open: Id;
  readonly onOpen: (id: Id) => void;
  /** Class of the contents. */
  readonly className?: string | undefined;
  readonly contents: (id: Id) => ReactNode;
}

export function Tabs<Id extends string>({ label, tabs, open, onOpen, className, contents }: TabsProps<Id>) {
  return (
    <BaseTabs.Root className={styles.root ?? ''} value={open} onValueChange={onOpen}>
      <BaseTabs.List className={styles.tabs ?? ''} aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <BaseTabs.Tab key={tab.id} value={tab.id} className={styles.tab ?? ''}>
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
      {tabs.map(({ id }) => (
        <BaseTabs.Panel key={id} value={id} className={classNames(styles.panel, className)} data-tab={id}>
          {contents(id)}
        </BaseTabs.Panel>
      ))}
    </BaseTabs.Root>
  );
}
