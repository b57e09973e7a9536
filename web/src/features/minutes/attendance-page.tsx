import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import {
  AttendanceSheetDocument,
  MinutesMeetingDocument,
  type AttendanceSheetQuery,
} from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { failureOf } from '../../lib/index.js';
import { Button, PartyMark, Skeleton } from '../../ui/index.js';
import { CopiesPanel } from '../copies/index.js';
import { FailurePage } from '../failure/index.js';
import { useMeetingPath } from './use-meeting-path.js';
import styles from './minutes.module.css';
import { useMinutesWords } from './use-words.js';

type Sheet = AttendanceSheetQuery['attendanceSheet'];
type Attendee = Sheet['attendees'][number];
const MODES = ['in_person', 'remote', 'written', 'excused', 'absent'] as const;

/** Who was there, for the file and for signing; and a certificate for whoever was. */
export function AttendancePage({ conferenceId }: { readonly conferenceId: string }): ReactElement {
  const { t } = useMinutesWords();
  const [{ data: meeting }] = useQuery({ query: MinutesMeetingDocument, variables: { conferenceId } });
  const [{ data, error }] = useQuery({ query: AttendanceSheetDocument, variables: { conferenceId } });
  const [certified, certify] = useState<Attendee | null>(null);
  useMeetingPath(meeting?.conference, t(certified ? 'certificate' : 'attendance'));
  if (error && !data) return <FailurePage failure={failureOf(error)} />;
  if (!data) return <Skeleton lines={10} label={t('loading')} />;
  const sheet = data.attendanceSheet;
  const recordId = meeting?.conference.recordId ?? null;
  return certified ? (
    <Certificate sheet={sheet} recordId={recordId} attendee={certified} onBack={() => certify(null)} />
  ) : (
    <List sheet={sheet} recordId={recordId} onCertify={certify} />
  );
}

function List({
  sheet,
  recordId,
  onCertify,
}: {
  readonly sheet: Sheet;
  readonly recordId: string | null;
  readonly onCertify: (one: Attendee) => void;
}): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const { familyName, fileMark, startsAt, endsAt, place, attendees } = sheet;
  return (
    <article className={styles.page}>
      <h1>{t('attendance')}</h1>
      <p className={styles.lead}>
        {format.text(
          [`${familyName}, ${fileMark}`, format.meeting(startsAt, endsAt), place].filter(Boolean).join(' · '),
        )}
      </p>
      <table className={styles.sheet}>
        <thead>
          <tr>
            <th scope="col">{t('sheetColumns.person')}</th>
            <th scope="col">{t('sheetColumns.party')}</th>
            <th scope="col">{t('sheetColumns.stay')}</th>
            <th scope="col">{t('sheetColumns.sign')}</th>
          </tr>
        </thead>
        <tbody>
          {attendees.map((one) => (
            <tr key={`${one.party.partyId} ${one.displayName}`}>
              <th scope="row">
                {one.displayName}
                {one.roleNote === '' ? null : <span className={styles.small}> {format.text(one.roleNote)}</span>}
              </th>
              <td>
                <PartyMark type={one.party.type} letter={one.party.letter} size="dot" />{' '}
                {one.organisation ?? one.party.label}
              </td>
              <td>
                {t(`mode.${MODES.find((mode) => mode === one.mode) ?? 'other'}`)}
                {one.stays.map((stay) => (
                  <span key={stay.from} className={styles.stay}>
                    {stayWords(format, stay, t('until'))}
                  </span>
                ))}
              </td>
              <td className={styles.sign}>
                {one.certifiable ? (
                  <Button
                    look="quiet"
                    aria-label={t('certificateFor', { name: one.displayName })}
                    onPress={() => onCertify(one)}
                  >
                    {t('showCertificate')}
                  </Button>
                ) : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.acts} data-print="never">
        <Button onPress={() => globalThis.print()}>{t('print')}</Button>
      </p>
      {recordId === null ? null : <CopiesPanel place={{ recordId }} begin={{ kind: 'attendance' }} />}
    </article>
  );
}

function stayWords(
  format: ReturnType<typeof useWords>['format'],
  { from, to }: Attendee['stays'][number],
  until: string,
): string {
  return to === null ? `${format.time(from)} ${until}` : format.timeRange(from, to);
}

interface CertificateProps {
  readonly sheet: Sheet;
  readonly recordId: string | null;
  readonly attendee: Attendee;
  readonly onBack: () => void;
}

function Certificate({ sheet, recordId, attendee, onBack }: CertificateProps): ReactElement {
  const { t } = useMinutesWords();
  const { format } = useWords();
  const { displayName: name, organisation, stays } = attendee;
  const times = stays.flatMap(({ from, to }) =>
    to === null ? [] : [`${format.day(from)} ${format.timeRange(from, to)}`],
  );
  return (
    <article className={styles.page}>
      <h1>{t('certificate')}</h1>
      <p className={styles.words}>
        {organisation === null ? t('certificateAlone', { name }) : t('certificateText', { name, organisation })}
      </p>
      <p className={styles.words}>{t('certificateWhen', { times: format.list(times) })}</p>
      <p>{t('certificateBasis')}</p>
      {sheet.office === null ? null : <p>{t('certificateOffice', { office: sheet.office })}</p>}
      <p className={styles.signLine}>{t('certificateSign')}</p>
      <p className={styles.acts} data-print="never">
        <Button onPress={() => globalThis.print()}>{t('print')}</Button>
        <Button look="quiet" onPress={onBack}>
          {t('hideCertificate')}
        </Button>
      </p>
      {recordId === null ? null : (
        <CopiesPanel place={{ recordId }} begin={{ kind: 'certificate', attendanceId: attendee.id }} />
      )}
    </article>
  );
}
