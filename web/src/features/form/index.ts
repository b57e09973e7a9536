export { FormPanel, type FormPanelProps } from './form-panel.js';
export { ReasonPanel } from './reason-panel.js';
export { type Fields, isEmpty, orNull, useFields } from './use-fields.js';
export { isSigned, NO_SIGNATURE, type SignatureDraft, SignatureFields, signatureInput } from './signature-fields.js';
export { SignedPaper } from './signed-paper.js';
export { default as formStyles } from './form.module.css';
