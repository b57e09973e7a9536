import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cruise as depcruise } from 'dependency-cruiser';

const CONFIG = createRequire(import.meta.url)('./boundaries.cjs');
const FOLDERS = ['shared/src', 'api/src', 'web/src', 'tests'];

/** A cruise that sees fewer modules than this has not understood the sources, whatever it says about them. */
export const FEWEST_MODULES = 150;

/**
 * Follows every import of the product below `root` and holds it against `boundaries.cjs`.
 * @param {string} root
 * @returns {Promise<{ violations: { rule: string, from: string, to: string, comment: string }[], modules: number }>}
 *   modules: how many of our own files were read
 */
export async function cruise(root) {
  const folders = FOLDERS.filter((folder) => existsSync(join(root, folder)));
  const { enhancedResolveOptions, ...options } = CONFIG.options;
  const { output } = await depcruise(
    folders,
    { ...options, baseDir: resolve(root), ruleSet: { forbidden: CONFIG.forbidden }, validate: true },
    { ...enhancedResolveOptions, symlinks: true },
  );
  const comments = new Map(CONFIG.forbidden.map(({ name, comment }) => [name, comment]));
  return {
    modules: output.modules.filter((module) => folders.some((folder) => module.source.startsWith(`${folder}/`))).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({
      rule: rule.name,
      from,
      to,
      comment: comments.get(rule.name) ?? '',
    })),
  };
}
