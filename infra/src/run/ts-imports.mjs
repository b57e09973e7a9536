// Loaded with --import: lets Node run the TypeScript of tests/ as it stands, where "./x.js" names the file x.ts.
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    try {
      return next(specifier, context);
    } catch (error) {
      const own = /^\.{1,2}\//.test(specifier) && specifier.endsWith('.js');
      if (!own || error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      return next(`${specifier.slice(0, -3)}.ts`, context);
    }
  },
});
