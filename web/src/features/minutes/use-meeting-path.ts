import { useEffect } from 'react';
import type { MinutesMeetingQuery } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { useFramePath } from '../../lib/index.js';
import { useMinutesWords } from './use-words.js';

type Meeting = MinutesMeetingQuery['conference'];

/** The path in the bar and the title of the window; no name of a person in the latter. */
export function useMeetingPath(
  meeting: Pick<Meeting, 'familyName' | 'fileMark' | 'caseId' | 'id' | 'startsAt'> | undefined,
  title: string,
): void {
  const { format } = useWords();
  const { t } = useMinutesWords();
  useFramePath(
    meeting
      ? [
          { label: `${meeting.familyName}, ${meeting.fileMark}`, to: `/cases/${meeting.caseId}` },
          { label: t('of', { day: format.day(meeting.startsAt) }), to: `/conferences/${meeting.id}` },
          { label: title },
        ]
      : [],
  );
  useEffect(() => {
    document.title = `${title} · Soulad`;
  }, [title]);
}
