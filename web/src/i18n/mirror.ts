/**
 * The shape that another language must fill: every key of the Czech catalogue, with any text. Czech alone needs the
 * plural forms `_few` and `_many`. A missing key or a key too many does not compile.
 */
export type Mirror<T> = {
  readonly [K in keyof T as K extends `${string}_few` | `${string}_many` ? never : K]: T[K] extends string
    ? string
    : Mirror<T[K]>;
};
