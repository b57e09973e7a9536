import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { isAction } from '../graphql/actions.js';
import { ROUTE_ACCESS } from './route-access.js';

/** Paths answered in front of the framework, with who may knock there. GraphQL's fields have gates of their own. */
const MOUNTED = { '/health': 'anyone', '/graphql': 'the gates of the schema' } as const;

/** What is read of the router: routes carry a path, middleware mounted on a path does not match another one. */
interface Layer {
  readonly route?: { readonly path: unknown; readonly methods: Readonly<Record<string, boolean>> };
  readonly slash?: boolean;
  match(path: string): boolean;
}

/**
 * Every route of the server declares its access: a method of a controller by `RouteAccess`, middleware on a path by its
 * line above. To be called once everything is mounted.
 * @throws {Error} listing every route without a declaration; the server does not boot [I4]
 */
export function assertRoutesDeclared(app: NestExpressApplication): void {
  const declared = declaredRoutes(app);
  // Decoder: the published types of the router are those of an older one; what is read of it here is tested by planting.
  const layers = app.getHttpAdapter().getInstance().router.stack as unknown as readonly Layer[];
  const strange = layers.flatMap((layer) => {
    if (layer.route !== undefined) return namesOf(layer.route).filter((name) => !declared.has(name));
    const known = layer.slash === true || Object.keys(MOUNTED).some((path) => layer.match(path));
    return known ? [] : ['middleware on a path'];
  });
  if (strange.length > 0) throw new Error(`No access is declared for ${strange.join(', ')}.`);
}

function namesOf({ path, methods }: NonNullable<Layer['route']>): string[] {
  return Object.keys(methods).map((method) => `${method.toUpperCase()} ${String(path)}`);
}

/** Routes of controllers whose method declares an action of the catalogue, e.g. `GET /files/:id`. */
function declaredRoutes(app: NestExpressApplication): ReadonlySet<string> {
  const found = new Set<string>();
  for (const module of app.get(ModulesContainer).values()) {
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const base: unknown = Reflect.getMetadata(PATH_METADATA, metatype);
      const prototype: object = metatype.prototype;
      for (const name of Object.getOwnPropertyNames(prototype)) {
        const route = routeOf(String(base), Reflect.get(prototype, name));
        if (route !== undefined) found.add(route);
      }
    }
  }
  return found;
}

function routeOf(base: string, handler: unknown): string | undefined {
  if (typeof handler !== 'function' || !isAction(Reflect.getMetadata(ROUTE_ACCESS, handler))) return undefined;
  const [method, path]: unknown[] = [METHOD_METADATA, PATH_METADATA].map((key) => Reflect.getMetadata(key, handler));
  if (typeof method !== 'number') return undefined;
  const joined = [base, String(path)].join('/').split('/').filter(Boolean).join('/');
  return `${RequestMethod[method]} /${joined}`;
}
