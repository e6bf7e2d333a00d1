/** A row's columns that may be NULL become optional keys. */
export type WithoutNulls<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: NonNullable<T[K]>;
};

/**
 * A row as the model writes it: NULL becomes an absent key, the order of keys stays.
 *
 * @example withoutNulls({ id: 'a', label: null }) // { id: 'a' }
 */
export function withoutNulls<T extends object>(row: T): WithoutNulls<T> {
  // The mapped type says exactly what the filter does.
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as WithoutNulls<T>;
}
