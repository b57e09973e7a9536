/** Documents of the test page: for each unit a hub, as a server would keep it, and the editor's own document. */
import * as Y from 'yjs';
import { unitRootName } from '@soulad/shared/doc';
import type { SectionId, UnitId } from '@soulad/shared/ids';
import type { EditorSection, EditorUnit } from '../index.js';

export interface UnitSpec {
  readonly id: string;
  readonly gen?: number;
  readonly readOnly?: boolean;
  /** One paragraph each; only used when the unit is made. A list is "- one". */
  readonly text?: readonly string[];
}

export interface SectionSpec {
  readonly id: string;
  readonly canAdd?: boolean;
  readonly units: readonly UnitSpec[];
}

interface Linked {
  readonly hub: Y.Doc;
  readonly mine: Y.Doc;
}

const ids = { unit: (id: string) => id as UnitId, section: (id: string) => id as SectionId };

export class UnitWorld {
  /** Local updates of the editor's documents, by unit. */
  readonly writes = new Map<string, number>();
  private readonly linked = new Map<string, Linked>();

  sections(specs: readonly SectionSpec[]): EditorSection[] {
    return specs.map((spec) => ({
      sectionId: ids.section(spec.id),
      title: `Oddíl ${spec.id}`,
      ordinal: spec.id,
      units: spec.units.map((unit) => this.unit(unit)),
      canAdd: spec.canAdd ?? false,
      addLabel: `Psát do ${spec.id}…`,
    }));
  }

  unit(spec: UnitSpec): EditorUnit {
    const gen = spec.gen ?? 1;
    const readOnly = spec.readOnly ?? false;
    const label = `Část ${spec.id}, vidí OSPOD, škola${readOnly ? '; jen ke čtení' : ''}`;
    const tone = { colour: '#c54204', dashed: false, dissent: false, draft: false };
    return { unitId: ids.unit(spec.id), gen, doc: this.link(spec).mine, readOnly, label, tone };
  }

  fragment(id: string, gen = 1, side: keyof Linked = 'mine'): Y.XmlFragment {
    const linked = this.linked.get(`${id}:${gen}`);
    if (!linked) throw new Error(`no unit ${id}`);
    return linked[side].getXmlFragment(unitRootName(ids.unit(id), gen));
  }

  /** What another person does, in one Yjs transaction. */
  remote(id: string, gen: number, change: (fragment: Y.XmlFragment) => void): void {
    const fragment = this.fragment(id, gen, 'hub');
    fragment.doc?.transact(() => change(fragment), 'someone else');
  }

  private link(spec: UnitSpec): Linked {
    const key = `${spec.id}:${spec.gen ?? 1}`;
    const known = this.linked.get(key);
    if (known) return known;
    const linked = { hub: new Y.Doc(), mine: new Y.Doc() };
    this.linked.set(key, linked);
    seed(linked.hub.getXmlFragment(unitRootName(ids.unit(spec.id), spec.gen ?? 1)), spec.text ?? ['']);
    Y.applyUpdate(linked.mine, Y.encodeStateAsUpdate(linked.hub), 'hub');
    linked.hub.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== linked.mine) Y.applyUpdate(linked.mine, update, 'hub');
    });
    linked.mine.on('update', (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => {
      if (!transaction.local) return;
      this.writes.set(spec.id, (this.writes.get(spec.id) ?? 0) + 1);
      Y.applyUpdate(linked.hub, update, linked.mine);
    });
    return linked;
  }
}

/** Fills a new fragment as the server does: one element per line. */
export function seed(fragment: Y.XmlFragment, lines: readonly string[]): void {
  fragment.push(
    lines.map((line) => {
      const paragraph = new Y.XmlElement('paragraph');
      const text = line.startsWith('- ') ? line.slice(2) : line;
      if (text) paragraph.push([new Y.XmlText(text)]);
      if (!line.startsWith('- ')) return paragraph;
      const item = new Y.XmlElement('listItem');
      item.push([paragraph]);
      const list = new Y.XmlElement('bulletList');
      list.push([item]);
      return list;
    }),
  );
}
