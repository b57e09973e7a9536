/** The case: list, page with genogram, seats, releases and conferences, and the forms that change them. */
export { CaseListPage } from './case-list-page.js';
export { CasePage, type CasePageProps } from './case-page.js';
export { EmergenciesPage } from './emergencies/emergencies-page.js';
export { NewCasePage } from './new-case-page.js';
