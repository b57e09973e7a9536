import { Global, Module } from '@nestjs/common';
import { AuditSink } from '../platform/database/database.js';
import { RefusalSink } from '../platform/graphql/request.js';
import { AuditLog } from './audit-log.js';
import { Checkpoints } from './checkpoints.js';
import { Refusals } from './refusals.js';

/** Global: the platform writes through it without knowing it. */
@Global()
@Module({
  providers: [Checkpoints, { provide: AuditSink, useClass: AuditLog }, { provide: RefusalSink, useClass: Refusals }],
  exports: [AuditSink, RefusalSink, Checkpoints],
})
export class AuditModule {}
