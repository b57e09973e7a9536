import type { BrowserContext, Page } from 'playwright-core';

/** Everything a page's origin keeps in the browser, as text by kind of store. Bytes are given in base64. */
export async function readStores(page: Page, context: BrowserContext): Promise<Readonly<Record<string, string>>> {
  const [local, databases, caches] = [await readLocal(page), await readDatabases(page), await readCaches(page)];
  return { ...local, IndexedDB: databases, 'cache storage': caches, cookies: JSON.stringify(await context.cookies()) };
}

function readLocal(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => ({
    localStorage: JSON.stringify({ ...localStorage }),
    sessionStorage: JSON.stringify({ ...sessionStorage }),
    'window.name': window.name,
    history: JSON.stringify(history.state),
  }));
}

function readCaches(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const entries: string[] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const response = await cache.match(request);
        entries.push(`${name} ${request.url} ${(await response?.text()) ?? ''}`);
      }
    }
    return entries.join('\n');
  });
}

function readDatabases(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const done = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const readable = (_: string, value: unknown): unknown => {
      const bytes = value instanceof ArrayBuffer ? new Uint8Array(value) : value;
      return ArrayBuffer.isView(bytes) && bytes instanceof Uint8Array ? btoa(String.fromCharCode(...bytes)) : value;
    };
    const entries: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const open = database.transaction(store).objectStore(store);
        const [keys, values] = await Promise.all([done(open.getAllKeys()), done(open.getAll())]);
        entries.push(`${name} ${store} ${JSON.stringify({ keys, values }, readable)}`);
      }
      database.close();
    }
    return entries.join('\n');
  });
}
