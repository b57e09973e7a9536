/** The presentational kit: no data fetching, no words of its own (labels come in), every control by keyboard. */
export { AudienceDots, type AudienceDotProps, type AudienceDotsProps } from './audience-dots.js';
export { Button, type ButtonProps } from './button.js';
export { buttonClass, type ButtonLook } from './button-class.js';
export { CategoryChip, type CategoryChipProps } from './category-chip.js';
export { Checkbox, CheckboxGroup, RadioGroup } from './checkbox.js';
export { classes } from './classes.js';
export { ClockRing, type ClockRingProps, type ClockState } from './clock-ring.js';
export { ErrorNote, type ErrorNoteProps } from './error-note.js';
export { linkClass } from './link.js';
export { Menu, MenuItem, MenuSection, MenuTrigger } from './menu.js';
export { PartyMark, partyStyle, type PartyMarkProps } from './party-mark.js';
export { Popover, type PopoverProps } from './popover.js';
export { SaveState, type SaveKind, type SaveStateProps } from './save-state.js';
export { Select, type Option, type SelectProps } from './select.js';
export { Skeleton } from './skeleton.js';
export { Tabs, type TabItem, type TabsProps } from './tabs.js';
export { TextField, type TextFieldProps } from './text-field.js';
export { TopBar, type TopBarProps } from './top-bar.js';
