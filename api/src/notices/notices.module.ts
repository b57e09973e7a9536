import { Global, Module } from '@nestjs/common';
import { NoticeSink } from '../platform/notices.js';
import { MailResolver } from './mail/mail.resolver.js';
import { MailRound } from './mail/mail-round.js';
import { MailServer } from './mail/mail-server.js';
import { NoticeLog } from './notice-log.js';
import { NoticeResolver } from './notice.resolver.js';

/** Global: the platform writes through it without knowing it. */
@Global()
@Module({
  providers: [{ provide: NoticeSink, useClass: NoticeLog }, NoticeResolver, MailResolver, MailServer, MailRound],
  exports: [NoticeSink],
})
export class NoticesModule {}
