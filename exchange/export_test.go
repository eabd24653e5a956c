package exchange

// Losses is for tests of what is compared.
var Losses = losses
