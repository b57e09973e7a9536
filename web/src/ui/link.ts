import { classes } from './classes.js';
import styles from './link.module.css';

/** Class of a text link; `bare` shows its line on hover only (paths, titles in lists). */
export function linkClass(look: 'text' | 'bare' = 'text', extra?: string): string {
  return classes(styles.link, look === 'bare' && styles.bare, extra);
}
