import { afterEach, describe, expect, it, vi } from 'vitest';
import { getLogger } from './logger';
import { toResponse } from './respond';

afterEach(() => {
  vi.restoreAllMocks();
});

describe('what is no AppError', () => {
  it.each([
    Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }),
    new Error('aborted'),
    new DOMException('This operation was aborted', 'AbortError'),
    new Error('reading failed', { cause: new Error('aborted') }),
  ])('is no fault of the server when the client broke off: %s', (cause) => {
    const debug = vi.spyOn(getLogger(), 'debug').mockReturnValue();
    const error = vi.spyOn(getLogger(), 'error').mockReturnValue();
    expect(toResponse(cause).status).toBe(499);
    expect(debug).toHaveBeenCalledOnce();
    expect(error).not.toHaveBeenCalled();
  });

  it('is logged as an error otherwise', () => {
    const error = vi.spyOn(getLogger(), 'error').mockReturnValue();
    expect(toResponse(new Error('a bug')).status).toBe(500);
    expect(error).toHaveBeenCalledOnce();
  });
});
