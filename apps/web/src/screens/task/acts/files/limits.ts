/**
 * What the contract says of files, told before a byte is sent. Written out here, and held to the contract by a test: the
 * contract's own module would bring its validator into the page.
 */
export const MOST_FILES = 20;
export const MOST_BYTES = 25 * 1024 * 1024;
export const EXTENSIONS: readonly string[] = ['pdf', 'docx', 'xlsx', 'png', 'jpg', 'jpeg', 'txt', 'csv'];
