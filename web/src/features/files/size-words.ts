const KILO = 1024;

/** "1,4 MB", "12 kB", "87 B": as people compare files. */
export function sizeWords(bytes: number, locale: 'cs' | 'en'): string {
  const [value, unit] =
    bytes < KILO ? [bytes, 'B'] : bytes < KILO * KILO ? [bytes / KILO, 'kB'] : [bytes / KILO / KILO, 'MB'];
  const digits = unit === 'MB' ? 1 : 0;
  return `${new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value)}\u00a0${unit}`;
}
