import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { Database } from '../database/database.js';
import { within } from '../within.js';
import { type Figure, Gauges } from './gauges.js';

const NANO = 1e-9;
const MICRO = 1e-6;
/** A database that says nothing for so long is away. */
const SILENT_MS = 4_000;

interface Kept {
  readonly unsealed: number;
  readonly letters: number;
  readonly late: number;
}

/** Figures of the process itself, of its pool, and of what waits in the database. */
@Injectable()
export class OwnFigures implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly #delay = monitorEventLoopDelay({ resolution: 10 });

  constructor(
    @Inject(Gauges) private readonly gauges: Gauges,
    @Inject(Database) private readonly db: Database,
  ) {}

  onApplicationBootstrap(): void {
    this.#delay.enable();
    this.gauges.readBy(() => ({ ...processFigures(), soulad_event_loop_delay_seconds: this.eventLoop() }));
    this.gauges.readBy(() => this.pool());
    this.gauges.readBy(() => this.kept());
  }

  onApplicationShutdown(): void {
    this.#delay.disable();
  }

  private eventLoop(): Figure<'soulad_event_loop_delay_seconds'> {
    const [half, most, worst] = [this.#delay.percentile(50), this.#delay.percentile(99), this.#delay.max];
    this.#delay.reset();
    return { '0.5': half * NANO, '0.99': most * NANO, '1': worst * NANO };
  }

  private pool(): { soulad_pool_connections: { busy: number; idle: number }; soulad_pool_waiting: number } {
    const { totalCount, idleCount, waitingCount } = this.db.pool;
    return {
      soulad_pool_connections: { busy: totalCount - idleCount, idle: idleCount },
      soulad_pool_waiting: waitingCount,
    };
  }

  private async kept(): Promise<Record<'soulad_database_up', number> & Partial<Record<KeptName, number>>> {
    try {
      const [kept] = await within(SILENT_MS, () =>
        this.db.statement<Kept>('select unsealed, letters, late from operating_figures()', []),
      );
      if (!kept) return { soulad_database_up: 0 };
      return {
        soulad_database_up: 1,
        soulad_audit_checkpoint_age_seconds: kept.unsealed,
        soulad_mail_waiting: kept.letters,
        soulad_mail_late_seconds: kept.late,
      };
    } catch {
      return { soulad_database_up: 0 };
    }
  }
}

type KeptName = 'soulad_audit_checkpoint_age_seconds' | 'soulad_mail_waiting' | 'soulad_mail_late_seconds';

function processFigures() {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return {
    process_cpu_seconds_total: (user + system) * MICRO,
    process_resident_memory_bytes: rss,
    process_start_time_seconds: performance.timeOrigin / 1000,
    nodejs_heap_size_used_bytes: heapUsed,
    nodejs_external_memory_bytes: external,
  };
}
