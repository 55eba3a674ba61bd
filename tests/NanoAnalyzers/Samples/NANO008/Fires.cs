record Sample(int Value);                          // fires
