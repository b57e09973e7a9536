export * from './catalogue.js';
export * from './product-error.js';
