import type { ReactElement } from 'react';
import { InFrame, useNarrow } from '../../lib/index.js';
import { saveWords, useSaveState, type RecordSession } from '../../realtime/index.js';
import { SaveState } from '../../ui/index.js';
import styles from './room.module.css';
import { useWords } from './use-words.js';

interface SaveLineProps {
  readonly session: RecordSession;
  readonly connected: boolean;
  readonly wasConnected: boolean;
}

/** The one place that says where the text is; always the same, in words. */
export function SaveLine({ session, connected, wasConnected }: SaveLineProps): ReactElement | null {
  const { t, second } = useWords();
  const narrow = useNarrow();
  const said = saveWords(useSaveState(session), connected, wasConnected);
  const words =
    said.key === 'saved'
      ? t(narrow ? 'save.savedShort' : 'save.saved', { time: second(said.at) })
      : said.key === 'offline'
        ? t('save.offline', { count: said.count })
        : t(narrow && said.key === 'ready' ? 'save.readyShort' : `save.${said.key}`);
  return (
    <InFrame slot="save">
      <span className={styles.save}>
        <SaveState kind={said.kind} words={words} />
      </span>
    </InFrame>
  );
}
