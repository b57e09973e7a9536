import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { SayNoCommentsDocument } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useAct } from '../../lib/index.js';
import { bySeat } from '../../look/parties.js';
import { Button, buttonClass, ClockRing } from '../../ui/index.js';
import { FailureNote } from '../failure/index.js';
import styles from './minutes.module.css';
import type { Minutes, MinutesPart } from './types.js';
import { useMinutesWords } from './use-words.js';

/** The window for comments: its clock, what the viewer may say, and to the convener who has not been heard yet. */
export function CommentWindow({ minutes, conferenceId, reload }: MinutesPart): ReactElement | null {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const { run, pending, failure } = useAct(SayNoCommentsDocument);
  const { comments, may, noCommentsSaid, withoutComments, waitingFor } = minutes;
  if (comments === null || minutes.state !== 'for-comments') return null;
  const say = async (): Promise<void> => {
    if ((await run({ recordId: minutes.recordId })) !== undefined) reload();
  };
  const names = (parties: Minutes['waitingFor']): string =>
    format.list(parties.toSorted(bySeat).map(({ label }) => label));
  return (
    <section className={styles.block} aria-labelledby="comment-window">
      <div className={styles.clock}>
        <Ring comments={comments} />
        <div>
          <h2 id="comment-window">{t('window', { day: format.day(comments.until) })}</h2>
          <p className={styles.small}>{leftWords(t, comments)}</p>
        </div>
      </div>
      {noCommentsSaid ? <p role="status">{t('noCommentsSaid')}</p> : null}
      {withoutComments.length > 0 ? <p>{t('saidNone', { names: names(withoutComments) })}</p> : null}
      {waitingFor.length > 0 ? <p>{t('waitsFor', { names: names(waitingFor) })}</p> : null}
      {failure ? <FailureNote failure={failure} /> : null}
      <p className={styles.acts} data-print="never">
        <Link
          to="/conferences/$conferenceId"
          params={{ conferenceId }}
          hash="context"
          className={buttonClass('secondary')}
        >
          {t('comment')}
        </Link>
        {may.sayNoComments && !noCommentsSaid ? (
          <Button isDisabled={pending} onPress={() => void say()}>
            {t('noComments')}
          </Button>
        ) : null}
      </p>
    </section>
  );
}

type Window = NonNullable<Minutes['comments']>;

function leftWords(t: ReturnType<typeof useMinutesWords>['t'], { left, over }: Window): string {
  return over ? t('windowOver') : left === 0 ? t('windowToday') : t('windowLeft', { count: left });
}

function Ring({ comments }: { readonly comments: Window }): ReactElement {
  const { t } = useMinutesWords();
  const { left, days, over } = comments;
  if (over) return <ClockRing state="over" left={0} word={t('overWord')} />;
  if (left === 0) return <ClockRing state="today" left={0} word={t('todayWord')} />;
  const state = left <= 2 ? 'soon' : 'calm';
  return (
    <ClockRing state={state} left={left / Math.max(1, days)} number={left} word={t('daysUnit', { count: left })} />
  );
}
