import { RateLimiterMemory } from 'rate-limiter-flexible';
import { AppError } from '@/lib/errors';

/**
 * Attempts to sign in: ten a minute from one address, two hundred a minute in all. The address comes from a header
 * that a client may forge where no proxy sets it, hence the second limit.
 */
const holder = globalThis as typeof globalThis & {
  benchlensSignInLimits?: { readonly perAddress: RateLimiterMemory; readonly inAll: RateLimiterMemory };
};

/** @throws AppError RATE_LIMITED */
export async function countSignInAttempt(headers: Headers): Promise<void> {
  holder.benchlensSignInLimits ??= {
    perAddress: new RateLimiterMemory({ points: 10, duration: 60 }),
    inAll: new RateLimiterMemory({ points: 200, duration: 60 }),
  };
  const { perAddress, inAll } = holder.benchlensSignInLimits;
  const address = headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() ?? 'unknown';
  try {
    await perAddress.consume(address);
    await inAll.consume('all');
  } catch (rejection) {
    // The limiter rejects with its state, which is no Error; anything else is a bug.
    if (rejection instanceof Error) throw rejection;
    throw new AppError('RATE_LIMITED', 'Too many attempts to sign in. Wait a minute and try again.');
  }
}
