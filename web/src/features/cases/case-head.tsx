import { Link } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import type { CasePartsFragment } from '../../generated/graphql.gen.js';
import { useWords } from '../../i18n/index.js';
import { linkClass } from '../../ui/index.js';
import { useCaseWords } from './case-words.js';
import styles from './cases.module.css';

const STATES = ['reported', 'registered', 'assessed', 'planned', 'court', 'closed', 'reopened'] as const;

/** Family, file mark, owner, urgency, state, and the version of the sharing rules. */
export function CaseHead({ kase }: { readonly kase: CasePartsFragment }): ReactElement {
  const { t: word, format } = useWords();
  const { t } = useCaseWords();
  const state = STATES.find((one) => one === kase.state);
  const urgent = kase.urgency === 'urgent';
  const facts: readonly (readonly [string, string, boolean?])[] = [
    [t('fileMark'), kase.fileMark],
    [t('owner'), kase.ownerAgency.name],
    [t('urgency'), word(urgent ? 'urgency.urgent' : 'urgency.ordinary'), urgent],
    [t('stateLabel'), state === undefined ? kase.state : word(`caseState.${state}`)],
    [t('registeredOn'), format.day(kase.registeredOn)],
    [t('matrix'), t('matrixVersion', { version: kase.matrixVersion })],
  ];
  return (
    <header className={styles.head}>
      <h1>{format.text(kase.familyName)}</h1>
      <dl className={styles.facts}>
        {facts.map(([name, value, strong]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className={strong === true ? styles.urgent : undefined}>{format.text(value)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.acts} data-print="never">
        <Link to="/cases/$caseId/plan" params={{ caseId: kase.id }} className={linkClass()}>
          {t('planLink')}
        </Link>
        <Link to="/cases/$caseId/sharing" params={{ caseId: kase.id }} className={linkClass()}>
          {t('sharingLink')}
        </Link>
        <Link to="/cases/$caseId/tasks" params={{ caseId: kase.id }} className={linkClass()}>
          {t('tasksLink')}
        </Link>
        <Link to="/cases/$caseId/signatures" params={{ caseId: kase.id }} className={linkClass()}>
          {t('signaturesLink')}
        </Link>
        <Link to="/cases/$caseId/access" params={{ caseId: kase.id }} className={linkClass()}>
          {t(kase.may.readRegister ? 'registerLink' : 'looksLink')}
        </Link>
      </p>
    </header>
  );
}
