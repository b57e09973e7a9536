import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { Registry } from '@prometheus-io/client';
import { once } from 'node:events';
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Config, StartRefusal } from '../config/config.js';
import { exposition } from './exposition.js';
import { Gauges } from './gauges.js';

const LOCAL = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?)$/;

/**
 * Hands the measures out, at an address of its own and nowhere else: `GET /metrics`, to programs and not to pages. Without
 * SOULAD_METRICS nobody listens.
 */
@Injectable()
export class MetricsServer implements OnApplicationBootstrap, OnApplicationShutdown {
  #server: Server | undefined;

  constructor(
    @Inject(Config) private readonly config: Config,
    @Inject(Gauges) private readonly gauges: Gauges,
    @Inject(HttpAdapterHost) private readonly host: HttpAdapterHost,
  ) {}

  /** Port it listens on; null when it does not. */
  get port(): number | null {
    // A listening TCP server has an address of this kind.
    return this.#server ? (this.#server.address() as AddressInfo).port : null;
  }

  async onApplicationBootstrap(): Promise<void> {
    const { metrics } = this.config;
    // Nest leaves the adapter out, whatever its type says, where nothing is served: on the command line.
    const adapter: HttpAdapterHost['httpAdapter'] | null | undefined = this.host.httpAdapter;
    if (metrics === null || adapter === null || adapter === undefined) return;
    const server = createServer({ requestTimeout: 10_000 }, (req, res) => void this.answer(req, res));
    server.listen(metrics.port, metrics.host);
    try {
      await once(server, 'listening');
    } catch {
      throw new StartRefusal('The address of SOULAD_METRICS is in use or is none of this machine.');
    }
    this.#server = server;
  }

  onApplicationShutdown(): void {
    this.#server?.close();
    this.#server?.closeAllConnections();
  }

  private async answer(req: IncomingMessage, res: ServerResponse): Promise<void> {
    if (req.method !== 'GET' || req.url !== '/metrics' || this.isOfPage(req.headers))
      return void res.writeHead(404).end();
    const text = await exposition(await this.gauges.read());
    res.writeHead(200, { 'content-type': Registry.PROMETHEUS_CONTENT_TYPE, 'cache-control': 'no-store' }).end(text);
  }

  // A page in the browser of whoever runs the server reads nothing, nor one whose name was bent to this machine.
  private isOfPage({ origin, host = '', ...headers }: IncomingHttpHeaders): boolean {
    const bent = LOCAL.test(this.config.metrics?.host ?? '') && !LOCAL.test(host.replace(/:\d+$/, ''));
    return origin !== undefined || headers['sec-fetch-site'] !== undefined || bent;
  }
}
