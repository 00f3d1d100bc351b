/** The number of lines that can be told apart in one plot: each has its own shape and dash. */
export const maxLines = 4;
