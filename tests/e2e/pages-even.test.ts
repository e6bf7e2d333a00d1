import { checkEverySecondPage } from './support/check-pages';

checkEverySecondPage(0);
