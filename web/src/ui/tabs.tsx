import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes.js';
import styles from './tabs.module.css';

export interface TabItem<T extends string = string> {
  readonly id: T;
  readonly name: string;
  /** How many the viewer may see; never a hint of hidden things. */
  readonly count?: number;
  readonly content: ReactNode;
}

export interface TabsProps<T extends string> {
  readonly label: string;
  readonly tabs: readonly TabItem<T>[];
  readonly selected: T;
  readonly onSelect: (id: T) => void;
  /** Tabs of equal width over the whole line (phone). */
  readonly equal?: boolean;
  readonly className?: string;
}

/** Tabs with their panels; the chosen one is told by weight and line, not by colour. */
export function Tabs<T extends string>({
  label,
  tabs,
  selected,
  onSelect,
  equal = false,
  className,
}: TabsProps<T>): ReactElement {
  const select = (key: unknown): void => {
    const chosen = tabs.find((tab) => tab.id === key);
    if (chosen !== undefined) onSelect(chosen.id);
  };
  return (
    <AriaTabs selectedKey={selected} onSelectionChange={select} className={className ?? ''}>
      <TabList aria-label={label} className={classes(styles.list, equal && styles.equal)}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab ?? ''}>
            {tab.name}
            {tab.count === undefined ? null : <span className={styles.count}>{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.id} id={tab.id} className={styles.panel ?? ''}>
          {tab.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
