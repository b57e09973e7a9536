import { Header } from 'react-aria-components/Header';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  MenuSection as AriaMenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu';
import type { MenuItemProps, MenuProps, MenuSectionProps } from 'react-aria-components/Menu';
import type { ReactElement, ReactNode } from 'react';
import { Tick } from './tick.js';
import { Popover } from './popover.js';
import styles from './popover.module.css';

export { MenuTrigger };

/** List of acts under a MenuTrigger, in its own popover. */
export function Menu<T extends object>(props: Omit<MenuProps<T>, 'className'>): ReactElement {
  return (
    <Popover placement="bottom end">
      <AriaMenu {...props} className={styles.list ?? ''} />
    </Popover>
  );
}

export function MenuSection<T extends object>({
  heading,
  children,
  ...rest
}: MenuSectionProps<T> & { readonly heading?: string; readonly children?: ReactNode }): ReactElement {
  return (
    <AriaMenuSection {...rest} className={styles.section ?? ''}>
      {heading === undefined ? null : <Header className={styles.heading}>{heading}</Header>}
      {children}
    </AriaMenuSection>
  );
}

/** One act or one choice; a chosen one carries a tick besides its weight. */
export function MenuItem({
  children,
  ...rest
}: Omit<MenuItemProps, 'className' | 'children'> & { readonly children: ReactNode }): ReactElement {
  return (
    <AriaMenuItem
      {...rest}
      className={styles.item ?? ''}
      textValue={rest.textValue ?? (typeof children === 'string' ? children : '')}
    >
      {({ isSelected }) => (
        <>
          {children}
          {isSelected ? <Tick className={styles.tick} /> : null}
        </>
      )}
    </AriaMenuItem>
  );
}
