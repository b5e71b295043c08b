/** Any service that takes an ID token and gives something for it. */
import { plainExchange } from './provider.ts';

export const exchange = plainExchange();
