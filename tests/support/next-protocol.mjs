import { existsSync, readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

/**
 * Loaded before the server (`node --import`): while the file SOULAD_TEST_NEWER is there, the server speaks the protocol after
 * the present one, as the next version of the product will.
 */
const FILE = new URL('../../shared/dist/protocol/messages.js', import.meta.url).href;
const VERSION = /export const PROTOCOL_VERSION = (\d+);/;

if (existsSync(process.env.SOULAD_TEST_NEWER ?? ''))
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      if (url !== FILE) return loaded;
      const source = String(loaded.source ?? readFileSync(new URL(url), 'utf8'));
      if (!VERSION.test(source)) throw new Error('The version of the protocol is not where it was.');
      return {
        ...loaded,
        source: source.replace(VERSION, (_, n) => `export const PROTOCOL_VERSION = ${Number(n) + 1};`),
      };
    },
  });
