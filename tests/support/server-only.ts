export const serverOnly = true;
