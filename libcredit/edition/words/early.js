/* Runs before the rows arrive: with a script, only the first of them are laid out. */
document.documentElement.className = "js";
