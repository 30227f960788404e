import "tiny";
