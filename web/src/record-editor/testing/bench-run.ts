/** Figures of the page with many units; printed by bench.mjs, never asserted. */
import * as Y from 'yjs';
import type { RemoteCaret } from '../index.js';
import { RecordEditor } from '../index.js';
import { options, viewOf } from './lab-editor.js';
import { UnitWorld, type SectionSpec } from './unit-world.js';

const UNITS_PER_SECTION = 10;
const TEXT = 'Škola uvádí, že Matěj od září chybí zejména v pondělí a v pátek; matka omluvenky dokládá zpětně.';

export interface BenchFigures {
  readonly mountMs: number;
  readonly remoteMs: number;
  readonly localMs: number;
  readonly moveMs: number;
}

/** Mounts `count` units and times, in ms: mount with layout, median remote edit, median local edit, reversed order. */
export function runBench(count: number, carets: number): BenchFigures {
  const world = new UnitWorld();
  const mount =
    document.querySelector<HTMLElement>('#bench') ??
    document.body.appendChild(Object.assign(document.createElement('div'), { id: 'bench' }));
  const specs: SectionSpec[] = Array.from({ length: Math.ceil(count / UNITS_PER_SECTION) }, (_, section) => ({
    id: `b${section}`,
    units: Array.from({ length: UNITS_PER_SECTION }, (_unit, at) => ({
      id: `b${section}-${at}`,
      text: [TEXT, TEXT, TEXT],
    })),
  }));
  const sections = world.sections(specs);
  let editor: RecordEditor | undefined;
  const mountMs = timed(() => {
    editor = new RecordEditor(options(mount, {}));
    editor.setRecord(sections);
    mount.getBoundingClientRect();
  });
  editor?.setCarets(caretsIn(world, specs, carets));
  const view = viewOf(mount);
  const remoteMs = median(50, () => world.remote('b1-1', 1, (fragment) => firstText(fragment)?.insert(3, 'x')));
  const localMs = median(50, () => view.dispatch(view.state.tr.insertText('y', 14)));
  const moveMs = timed(() => editor?.setRecord(sections.toReversed()));
  shown = { editor, world, specs };
  return { mountMs, remoteMs, localMs, moveMs };
}

let shown:
  | { readonly editor: RecordEditor | undefined; readonly world: UnitWorld; readonly specs: readonly SectionSpec[] }
  | undefined;
let stopKeys: () => readonly number[] = () => [];

/** Puts the caret into the first unit, lets others type eight keys a second each, and times every key until painted. */
export function prepareKeys(typists: number): void {
  if (!shown) return;
  const { editor, world, specs } = shown;
  const units = specs.flatMap((section) => section.units);
  const first = units[0];
  if (first) editor?.focusUnit(world.unit(first).unitId, 'end');
  const paints: number[] = [];
  const key = (): void => {
    const start = performance.now();
    requestAnimationFrame(() => window.setTimeout(() => paints.push(performance.now() - start)));
  };
  document.addEventListener('keydown', key, true);
  const timer = window.setInterval(() => {
    for (const spec of units.slice(1, 1 + typists))
      world.remote(spec.id, 1, (fragment) => firstText(fragment)?.insert(1, 'r'));
  }, 125);
  stopKeys = () => {
    document.removeEventListener('keydown', key, true);
    window.clearInterval(timer);
    return paints;
  };
}

/** Times from key to paint in ms since prepareKeys. */
export function finishKeys(): readonly number[] {
  return stopKeys();
}

function caretsIn(world: UnitWorld, specs: readonly SectionSpec[], count: number): RemoteCaret[] {
  return specs
    .flatMap((section) => section.units)
    .slice(0, count)
    .flatMap((spec, at) => {
      const text = firstText(world.fragment(spec.id));
      const { unitId, gen } = world.unit(spec);
      const place = text && Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, 5, -1));
      return place
        ? [
            {
              key: `p${at}`,
              unitId,
              gen,
              anchor: place,
              head: place,
              label: 'Nová',
              colour: '#057c74',
              idle: false,
              mark: 'M10 0l10 10-10 10L0 10z',
            },
          ]
        : [];
    });
}

function firstText(fragment: Y.XmlFragment): Y.XmlText | undefined {
  const block = fragment.get(0);
  const text = block instanceof Y.XmlElement ? block.get(0) : undefined;
  return text instanceof Y.XmlText ? text : undefined;
}

function timed(action: () => void): number {
  const start = performance.now();
  action();
  return performance.now() - start;
}

function median(times: number, action: () => void): number {
  const sorted = Array.from({ length: times }, () => timed(action)).sort((a, b) => a - b);
  return sorted[Math.floor(times / 2)] ?? 0;
}
