import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const COMPILER = '@myriaddreamin/typst-ts-node-compiler';

/**
 * Whether PDF can be made here: the typesetter is a native module, and not every processor has one. Text documents can be
 * made everywhere.
 */
export function canSetPdf(platform: string = process.platform, arch: string = process.arch): boolean {
  const home = createRequire(import.meta.url).resolve(`${COMPILER}/package.json`);
  // Decoder: the field of a package description that npm itself reads.
  const { optionalDependencies } = JSON.parse(readFileSync(home, 'utf8')) as {
    optionalDependencies?: Record<string, string>;
  };
  const near = createRequire(home);
  return Object.keys(optionalDependencies ?? {}).some((name) => {
    if (!`${name}-`.startsWith(`${COMPILER}-${platform}-${arch}-`)) return false;
    try {
      return near.resolve(name) !== '';
    } catch {
      return false;
    }
  });
}
