import { matrixPage } from './matrix-page.js';

process.stdout.write(matrixPage());
