import { startSystem } from '../../support/system.js';
import { type Benchmark, type Figures, interleaved, type Row } from '../benchmark.js';
import { allScripts, gzipOf, scriptsAtOnce } from '../screen/scripts.js';

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
      row('script before the first picture, gzip', { kB: gzipOf(scriptsAtOnce()) / 1000 }, 'kB'),
      row('all scripts, gzip', { kB: gzipOf(allScripts()) / 1000 }, 'kB'),
    ];
  },
};

function row(name: string, figures: Figures, unit: string): Row {
  return { benchmark: start.name, case: name, subject: 'soulad', figures, unit };
}
