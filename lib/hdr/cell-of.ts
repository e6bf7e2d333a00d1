/** A cell of a typed array that the caller knows to exist. @throws RangeError where it does not, which is a bug. */
export function cellOf(array: Int32Array | Float64Array, position: number): number {
  const value = array[position];
  if (value === undefined) throw new RangeError(`no cell ${position} of ${array.length}`);
  return value;
}
