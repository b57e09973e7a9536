export { FormPanel, type FormPanelProps } from './form-panel.js';
export { ReasonPanel } from './reason-panel.js';
export { type Fields, isEmpty, orNull, useFields } from './use-fields.js';
export { default as formStyles } from './form.module.css';
