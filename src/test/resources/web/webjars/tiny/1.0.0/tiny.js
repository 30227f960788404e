export const tiny = 1;
