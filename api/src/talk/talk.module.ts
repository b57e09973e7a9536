import { Inject, Module } from '@nestjs/common';
import { NoticeSubjects } from '../platform/notices.js';
import { commentSubject } from './comment-subject.js';
import { TalkResolver } from './talk.resolver.js';

@Module({ providers: [TalkResolver] })
export class TalkModule {
  constructor(@Inject(NoticeSubjects) subjects: NoticeSubjects) {
    subjects.register('comment', commentSubject);
  }
}
