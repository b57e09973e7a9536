import type { ReactElement } from 'react';
import { useWords } from '../i18n/index.js';
import type { Viewer } from '../lib/index.js';
import { PartyMark } from '../ui/index.js';
import styles from './account-menu.module.css';
import { agencyMark } from './agency-mark.js';

/** Who I act for: sign of the organisation, name, profession. */
export function Me({ viewer }: { readonly viewer: Viewer }): ReactElement {
  const { t, format } = useWords();
  const mark = viewer.agency === null ? undefined : agencyMark(viewer.agency.type);
  const membership = viewer.memberships.find((one) => one.id === viewer.membershipId);
  const role = membership?.profession || viewer.agency?.shortName || t('membershipRole.self');
  return (
    <>
      {mark === undefined ? null : <PartyMark {...mark} />}
      <span className={styles.name}>{format.text(viewer.displayName)}</span>
      <span className={styles.role}>{format.text(role)}</span>
    </>
  );
}
