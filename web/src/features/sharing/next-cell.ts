export interface At {
  readonly row: number;
  readonly column: number;
}

interface Key {
  readonly key: string;
  readonly ctrlKey: boolean;
}

/** Where a key leads from a cell, as in any ARIA grid; undefined for a key that does not move. Edges hold. */
export function nextCell(
  { key, ctrlKey }: Key,
  { row, column }: At,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): At | undefined {
  const ends = { row: rows - 1, column: columns - 1 };
  switch (key) {
    case 'ArrowRight':
      return { row, column: Math.min(column + 1, ends.column) };
    case 'ArrowLeft':
      return { row, column: Math.max(column - 1, 0) };
    case 'ArrowDown':
      return { row: Math.min(row + 1, ends.row), column };
    case 'ArrowUp':
      return { row: Math.max(row - 1, 0), column };
    case 'PageDown':
      return { row: ends.row, column };
    case 'PageUp':
      return { row: 0, column };
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? ends.row : row, column: ends.column };
    default:
      return undefined;
  }
}
