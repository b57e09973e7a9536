import { useRef, type ReactElement } from 'react';
import { Menu as AriaMenu } from 'react-aria-components/Menu';
import { MenuItem, Popover } from '../../ui/index.js';
import { SLASH_CHOICES, type SlashChoice } from './slash-choices.js';
import styles from './slash-menu.module.css';
import { useWords } from './use-words.js';

export interface SlashMenuProps {
  /** Place of the caret in the window. */
  readonly rect: DOMRect;
  readonly onChoose: (choice: SlashChoice) => void;
  readonly onClose: () => void;
}

/** Room for the menu, and for the share bar, which nothing may cover; in pixels. */
const HEIGHT = 190;
const BAR = 150;

/** What "/" in an empty paragraph offers. */
export function SlashMenu({ rect, onChoose, onClose }: SlashMenuProps): ReactElement {
  const { t } = useWords();
  const anchor = useRef<HTMLSpanElement>(null);
  const choose = (key: unknown): void => {
    const choice = SLASH_CHOICES.find((known) => known.kind === key);
    if (choice) onChoose(choice);
  };
  return (
    <>
      <span
        ref={anchor}
        className={styles.anchor}
        style={{ insetBlockStart: rect.top, insetInlineStart: rect.left, blockSize: rect.height }}
      />
      <Popover
        aria-label={t('slash.label')}
        isOpen
        triggerRef={anchor}
        placement={rect.bottom + HEIGHT > innerHeight - BAR ? 'top start' : 'bottom start'}
        shouldFlip={false}
        onOpenChange={(open) => !open && onClose()}
      >
        <AriaMenu
          aria-label={t('slash.label')}
          className={styles.list ?? ''}
          autoFocus="first"
          onAction={choose}
          onClose={onClose}
        >
          {SLASH_CHOICES.map(({ kind }) => (
            <MenuItem key={kind} id={kind} textValue={t(`slash.${kind}`)}>
              <span className={styles.name}>{t(`slash.${kind}`)}</span>
              <span className={styles.hint}>{t(`slash.hint.${kind}`)}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </>
  );
}
