import styles from './button.module.css';
import { classes } from './classes.js';

/** primary: the one act of the screen. quiet: underlined word. plain: a row or a name that opens something. */
export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'plain';

/** Class of a button, for a link that looks like one. */
export function buttonClass(look: ButtonLook = 'secondary', extra?: string): string {
  return classes(styles.button, look !== 'secondary' && styles[look], extra);
}
