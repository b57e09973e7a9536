import * as Y from 'yjs';

/** A whole number from 0 up to below the one given. */
export type Pick = (below: number) => number;

/** One thing that an editor does, at random: the soil in which mutants grow. */
export function editAtRandom(doc: Y.Doc, root: Y.XmlFragment, pick: Pick): void {
  const block = root.length > 0 ? root.get(pick(root.length)) : undefined;
  doc.transact(() => {
    if (!(block instanceof Y.XmlElement) || pick(6) === 0) {
      const [name, ...within] = [
        ['paragraph'],
        ['heading'],
        ['bulletList', 'listItem', 'paragraph'],
        ['blockquote', 'paragraph'],
      ][pick(4)] ?? ['paragraph'];
      const made = new Y.XmlElement(name ?? 'paragraph');
      if (name === 'heading') made.setAttribute('level', (1 + pick(3)) as unknown as string);
      let inner = made;
      for (const next of within) {
        const child = new Y.XmlElement(next);
        inner.insert(0, [child]);
        inner = child;
      }
      inner.insert(0, [new Y.XmlText('nový')]);
      return root.insert(pick(root.length + 1), [made]);
    }
    if (pick(12) === 0) return root.delete(0, 1);
    const text = block.toArray().find((child) => child instanceof Y.XmlText);
    if (!text) return;
    const at = pick(text.length + 1);
    const roll = pick(5);
    if (roll < 3) text.insert(at, ['slovo ', 'č', '🙂'][pick(3)] ?? 'x');
    else if (roll === 3 && at < text.length) text.delete(at, 1);
    else if (at < text.length) text.format(at, 1, { bold: pick(2) === 0 ? {} : null });
  });
}

/** The bytes with a few of them changed, left out, put in, or replaced by the end of others. */
export function mutate(bytes: Uint8Array, other: Uint8Array, pick: Pick): Uint8Array {
  const copy = [...bytes];
  for (let changes = 1 + pick(3); changes > 0; changes--) {
    const at = pick(copy.length + 1);
    const roll = pick(6);
    if (roll === 0) copy[at] = pick(256);
    else if (roll === 1) copy.splice(at, 1 + pick(3));
    else if (roll === 2) copy.splice(at, 0, ...Array.from({ length: 1 + pick(4) }, () => pick(256)));
    else if (roll === 3) copy[at] = [0, 1, 127, 128, 255][pick(5)] ?? 0;
    else if (roll === 4) copy.splice(at, copy.length, ...other.slice(pick(other.length)));
    else copy[at] = (copy[at] ?? 0) ^ (1 << pick(8));
  }
  return Uint8Array.from(copy);
}
