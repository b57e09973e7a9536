import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { ROOT } from '../../support/api-process.js';
import { startSystem } from '../../support/system.js';
import { type Benchmark, type Figures, interleaved, type Row } from '../benchmark.js';

const DIST = `${ROOT}web/dist/`;

/** From the start of the built server to its first answer, and the bytes of script that come before the first picture. */
export const start: Benchmark = {
  name: 'start',
  run: async () => {
    const system = await startSystem({ env: { SOULAD_WEB_DIST: '' } });
    const figures = await interleaved({
      soulad: async () => {
        await system.halt();
        const began = performance.now();
        await system.resume();
        return { ms: performance.now() - began };
      },
    }).finally(() => system.stop());
    return [
      row('cold start to the first answer of /health', figures['soulad'] ?? {}, 'ms'),
      row('script before the first picture, gzip', { kB: scriptBytes() / 1000 }, 'kB'),
      row(
        'all scripts, gzip',
        { kB: sizeOf(readdirSync(`${DIST}assets`).map((name) => `assets/${name}`)) / 1000 },
        'kB',
      ),
    ];
  },
};

function row(name: string, figures: Figures, unit: string): Row {
  return { benchmark: start.name, case: name, subject: 'soulad', figures, unit };
}

/** The scripts that the page names, and what they import without waiting for anything to happen. */
function scriptBytes(): number {
  const page = readFileSync(`${DIST}index.html`, 'utf8');
  const wanted = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/gu)].map(([, path = '']) => path);
  for (const path of wanted) {
    const text = readFileSync(DIST + path, 'utf8');
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/gu))
      if (!wanted.includes(`assets/${name}`)) wanted.push(`assets/${name}`);
  }
  return sizeOf(wanted);
}

function sizeOf(paths: readonly string[]): number {
  const scripts = paths.filter((path) => path.endsWith('.js'));
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(DIST + path), { level: 9 }).length, 0);
}
